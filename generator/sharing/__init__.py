"""What pages and exports say alike to other programs: how an article is cited, what a feed follows, text that any format may hold."""
