"""What a person sees. All text of a log passes `visible` here before it reaches a terminal."""
