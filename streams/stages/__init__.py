"""The five stages: plain functions over records. Nothing here imports Kafka or Faust, reads a clock or settings."""
