"""Publishers' files fetched from where they are published; only `lutondash fetch` asks for them."""
