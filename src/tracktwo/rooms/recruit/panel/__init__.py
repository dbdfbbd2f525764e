"""Our own panel, serving officials, young people, and a panel of track three that is drawn by lot."""
