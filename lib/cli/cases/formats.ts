// Formats of cases, one line each: the first that fits runs the file.
import { hasProcessCases, processCases } from './process'
import type { Format } from './types'
import { hasTypedTimes, typedTimeCases } from './typed-times'

export const formats: Format[] = [
  { name: 'process', fits: hasProcessCases, run: processCases },
  { name: 'typed times', fits: hasTypedTimes, run: typedTimeCases },
]
