"""What is made of the events that fit, before it is shown."""
