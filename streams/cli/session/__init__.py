"""What `streams up` starts, feeds, watches and ends."""
