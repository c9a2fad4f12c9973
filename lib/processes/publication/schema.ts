import { z } from 'zod'
import { Checked, Id, needed, OptionalId, optionalText, RecordId, Version, WebAddress } from '@/lib/core/fields'
import { listOf } from '@/lib/core/form-data'

const REASON = 'Напишите причину: она останется в журнале.'

export const PublishProcessInput = z.object({
  /** The process. */
  id: RecordId,
  version: Version,
  /** Editions there were when the page was drawn. */
  last: Version,
  /** Mark of what the preview was made of. */
  seen: z.string({ error: 'Обновите страницу.' }).max(64),
  title: needed('Назовите процесс так, как его поймёт житель.', 300, 3),
  summary: needed('Напишите, что это за процесс и что изменилось для человека.', 3000, 20),
  map: Checked,
  times: Checked,
  cost: Checked,
  client: Checked,
  materials: listOf(Id, 'Выберите материалы из списка.', 100),
  /** What is new; asked from the second edition on. */
  reason: optionalText(1000),
})

export const WithdrawProcessInput = z.object({
  /** The edition. */
  id: RecordId,
  version: Version,
  reason: needed(REASON, 1000, 5),
})

export const AddMaterialInput = z
  .object({
    processId: RecordId,
    kind: z.enum(['DOCUMENT', 'TEACHING'], { error: 'Выберите вид материала.' }),
    title: needed('Назовите материал.', 200, 3),
    fileId: OptionalId,
    url: z
      .union([z.literal('').transform(() => ''), WebAddress], {
        error: 'Вставьте ссылку, которая начинается с https://',
      })
      .default(''),
  })
  .refine(({ fileId, url }) => (fileId === null) !== (url === ''), {
    path: ['url'],
    error: 'Загрузите файл или вставьте ссылку – одно из двух.',
  })

export const RemoveMaterialInput = z.object({ id: RecordId, version: Version })
