// A piece sends what it has to the page that has it in a frame. Opened by itself it shows it.
const piece = document.querySelector("noscript");
if (parent === window) piece.outerHTML = piece.textContent;
else parent.postMessage(piece.textContent, location.protocol === "file:" ? "*" : location.origin);
