/** JSON Schema of the published file to recompute a rating from, with a Russian word on every field. Pure. */
import { z } from 'zod'
import { ratingBundleSchema } from '@/lib/rating/publication/bundle'

const words: Record<string, string> = {
  '': 'Опубликованный рейтинг: порядок, ответы и результат каждого участника. По файлу можно заново получить каждую оценку и уровень.',
  schema: 'Обозначение вида файла и его версия.',
  tenant: 'Регион или муниципалитет.',
  programme: 'Название программы.',
  demonstration: 'true: данные демонстрационные, органы настоящие, оценки – нет.',
  year: 'Отчётный год.',
  version: 'Номер редакции: 1 – первая публикация, каждое исправление добавляет единицу.',
  reason: 'Почему вышла эта редакция; в первой отсутствует.',
  publishedAt: 'День и час публикации по ISO 8601.',
  methodology:
    'Порядок, каким он был заморожен при открытии рейтинга: критерии, возможные баллы, коэффициенты, уровни, решения о толковании.',
  participants: 'Участники с оценкой, от первого места к последнему.',
  notRated: 'Участники без оценки и почему.',
  'participants[].agencyId': 'Постоянное обозначение участника.',
  'participants[].name': 'Название на день публикации.',
  'participants[].kind': 'Вид участника.',
  'participants[].attested': 'Ступени, которые заявил участник, по номерам критериев; нет – сам себя не оценивал.',
  'participants[].selfScores': 'Баллы самооценки в порядке критериев.',
  'participants[].verifiedScores': 'Баллы проверки в порядке критериев.',
  'participants[].scores': 'Итоговые баллы в порядке критериев, после рассмотрения несогласий.',
  'participants[].criteria': 'Расчёт по критериям: балл × коэффициент = вклад.',
  'participants[].total': 'Оценка: сумма вкладов, десятичная дробь с точкой.',
  'participants[].level': 'Код уровня из порядка.',
}

const notRated = z.array(
  z.object({
    agencyId: z.string(),
    agencySlug: z.string(),
    agencyName: z.string(),
    agencyKind: z.string(),
    reason: z.string(),
  }),
)

/** draft 2020-12; describes the file as it is offered for download. */
export const bundleJsonSchema = (): Record<string, unknown> => {
  const schema = z.toJSONSchema(ratingBundleSchema.extend({ notRated: notRated.optional() }), {
    unrepresentable: 'any',
    override: ({ jsonSchema, path }) => {
      const name = path
        .filter((key) => key !== 'properties')
        .map((key) => (key === 'items' ? '[]' : String(key)))
        .join('.')
        .replaceAll('.[]', '[]')
      const description = words[name]
      if (description) jsonSchema.description = description
    },
  })
  return { ...schema, title: 'Рейтинг для пересчёта' }
}
