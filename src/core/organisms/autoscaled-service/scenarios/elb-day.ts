import type { LoadCurve } from '#core/traffic/load.ts'

/**
 * A real day: requests at an AWS load balancer on 22 April 2014 from 00:14, ten minutes a value.
 * Resampled from five to ten minutes and scaled: rate = 400 · count ÷ 912, rounded to whole requests
 * per second, so that the busiest ten minutes have 400 requests/s (the original had 1.5).
 *
 * Source: Numenta Anomaly Benchmark, data/realAWSCloudwatch/elb_request_count_8c0756.csv.
 * Copyright 2014-2024 Numenta Inc., under the MIT License; its text stands in NOTICE.
 */
export const elbDay = {
  label: 'Real day (ELB, scaled to 400 requests/s)',
  description:
    'A day at a real load balancer, ten minutes a step, scaled to a peak of 400 requests per second.',
  settings: {
    load: {
      form: 'steps',
      every: 600,
      // prettier-ignore
      rates: [
        11, 60, 79, 59, 82, 36, 40, 33, 6, 3, 41, 14, 61, 64, 21, 69, 111, 28,
        38, 36, 48, 25, 52, 24, 26, 19, 37, 8, 19, 16, 11, 112, 18, 31, 37, 69,
        28, 5, 39, 12, 4, 20, 14, 64, 26, 39, 67, 39, 39, 31, 58, 35, 71, 19,
        40, 96, 55, 10, 53, 24, 32, 33, 44, 20, 18, 9, 30, 79, 85, 65, 93, 16,
        56, 84, 21, 66, 52, 57, 18, 36, 79, 45, 51, 45, 31, 62, 93, 10, 104, 49,
        43, 133, 34, 67, 34, 36, 178, 132, 67, 180, 145, 74, 56, 104, 35, 135, 48, 39,
        55, 111, 103, 98, 400, 234, 69, 129, 52, 74, 161, 57, 164, 51, 104, 130, 109, 99,
        177, 95, 65, 27, 122, 42, 29, 26, 75, 75, 104, 55, 54, 35, 50, 25, 41, 57,
      ],
    } satisfies LoadCurve,
  },
} as const
