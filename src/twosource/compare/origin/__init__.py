"""Whom a statement comes from: outlets, agencies, copies, versions, speakers."""
