/** Why a practice cannot be replicated, and what to do. Exhaustive. Pure. */
import type { ReplicationProblem } from './rules'

export const replicationProblemTexts: Record<ReplicationProblem, string> = {
  NOT_PUBLISHED:
    'Эта практика не опубликована: тиражировать можно только опубликованные. Выберите другую в перечне практик.',
  OWN_PRACTICE:
    'Это практика того же органа: тиражировать её ему незачем. Выберите другой орган или откройте проект заново.',
  OWN_PROJECT: 'Практика выросла из этого же проекта: он не может тиражировать сам себя. Выберите другую практику.',
  CIRCLE:
    'Получился бы круг: эта практика сама выросла из практики того же органа. Выберите другой орган или возьмите исходную практику за образец без тиражирования.',
}
