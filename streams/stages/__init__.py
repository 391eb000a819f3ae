"""The five stages: plain functions over records. Nothing here imports Kafka or Faust, or reads a clock or the environment."""
