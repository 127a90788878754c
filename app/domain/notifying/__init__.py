"""Who is told of an alarm, who is on call, and whom to call next."""
