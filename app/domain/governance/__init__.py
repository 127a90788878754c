"""What is processed of people, why, for how long (GDPR art. 30), and what of it may be erased (art. 17)."""
