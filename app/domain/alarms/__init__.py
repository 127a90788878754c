"""Alarms after ISA-18.2: judging, life cycle, folding, floods. Definitions are beside each kind (app/domain/kinds)."""
