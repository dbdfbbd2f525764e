"""Should we, why, and as whom?"""
