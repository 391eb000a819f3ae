"""What is known of places and international bodies: names, ids, codes. GAZETTEER.md says from where."""
