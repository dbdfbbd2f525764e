"""The demonstration: an invented dialogue, played room by room through the acts a person would use."""
