//! Progress, pace, status, forecast, process behaviour charts, scores (DOMAIN §2-4, §8).
