"""What the claims of speed rest on."""
