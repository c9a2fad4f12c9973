import { letters } from '@/lib/processes/check/form'
import type { Tally } from '@/lib/processes/check/summary'

/** «А 5  Б 4  В 2  Г 1». */
export function GradeCounts({ grades }: Pick<Tally, 'grades'>) {
  return (
    <span className="whitespace-nowrap">
      {letters.map((letter) => (
        <span key={letter} className="mr-2.5">
          <b>{letter}</b> {grades[letter]}
        </span>
      ))}
    </span>
  )
}
