"""The embedded Apache Kafka: one node on loopback, its log kept between runs."""
