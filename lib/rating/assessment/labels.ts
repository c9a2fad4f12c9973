/** Russian texts of filling in a self-assessment. */
import type { SubmissionProblem } from './answer-rules'
import { NBSP, count } from '@/lib/core/format'
import type { Level } from '../methodology/types'
import type { LevelPath } from './path'

/** «подтвердите ступени 1 и 2, без них ступени выше не засчитываются», beside the criterion's number. */
export function submissionProblemDetail({ code, blocking, rungs }: SubmissionProblem): string {
  switch (code) {
    case 'NO_ANSWER':
      return 'выберите ответ.'
    case 'NO_EVIDENCE':
      return blocking ? 'приложите подтверждение или напишите пояснение.' : 'нет подтверждающего документа.'
    case 'NO_COMMENT':
      return 'нет пояснения.'
    case 'LADDER_GAP': {
      const missing =
        rungs.length === 1 ? `ступень${NBSP}${rungs[0] ?? ''}, без неё` : `ступени${NBSP}${listOf(rungs)}, без них`
      return `подтвердите ${missing} ступени выше не засчитываются.`
    }
  }
}

/** «До «Лидера» – одна ступень»: heading of the path. */
export function pathHeading(target: Level, { rungs }: LevelPath): string {
  return `До уровня «${target.title}» – ${rungs === 1 ? `одна${NBSP}ступень` : count(rungs, 'ступень', 'ступени', 'ступеней')}`
}

function listOf(numbers: readonly number[]): string {
  return numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} и${NBSP}${numbers.at(-1) ?? ''}`
}
