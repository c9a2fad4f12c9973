/** What a version changed against the one before, and which questions stay comparable (F5). Pure. */
import { comparableWaves, waveLabels, waveQuestion } from '../results/waves'
import type { SurveyContent, SurveyQuestion } from './definition'
import type { VersionDifference } from './view'

const questionsOf = ({ pages }: SurveyContent): SurveyQuestion[] => pages.flatMap(({ questions }) => questions)

export function versionDifference(before: SurveyContent, after: SurveyContent): VersionDifference {
  const old = new Map(questionsOf(before).map((question) => [question.id, question]))
  const now = questionsOf(after)
  const kept = new Set(now.map(({ id }) => id))
  const found: VersionDifference = {
    added: now.filter(({ id }) => !old.has(id)).map(({ title }) => title),
    gone: questionsOf(before).flatMap(({ id, title }) => (kept.has(id) ? [] : [title])),
    worded: [],
    rescaled: [],
    same: 0,
  }
  for (const question of now) {
    const earlier = old.get(question.id)
    if (!earlier) continue
    const judged = comparableWaves(waveQuestion(earlier), waveQuestion(question))
    if (!judged.comparable) found.rescaled.push({ title: question.title, why: waveLabels[judged.why] })
    else if (JSON.stringify(earlier) === JSON.stringify(question)) found.same += 1
    else found.worded.push(question.title)
  }
  return found
}

export const isSame = ({ added, gone, worded, rescaled }: VersionDifference): boolean =>
  added.length + gone.length + worded.length + rescaled.length === 0
