"""What survives kill -9: real processes ended in the middle of the work, and every message accounted for after."""
