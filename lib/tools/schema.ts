/** Inputs of tools and visits. */
import { z } from 'zod'
import { RecordId, record, Version as version, needed, optionalText, day } from '@/lib/core/fields'
import { toolLevels } from './rules'

const key = z.string({ error: 'Выберите инструмент.' }).regex(/^[a-z0-9-]{1,60}$/, { error: 'Выберите инструмент.' })
const level = z.enum(toolLevels, { error: 'Выберите уровень.' })
const unit = z
  .string({ error: 'Назовите подразделение.' })
  .trim()
  .max(200, 'Сократите название: не больше 200 знаков.')
  .default('')
const fileId = z
  .union([
    z.literal('').transform(() => null),
    z.null(),
    RecordId,
    z
      .array(RecordId)
      .max(1)
      .transform(([one]) => one ?? null),
  ])
  .optional()
  .transform((value) => value ?? null)
const link = z
  .union([
    z.literal('').transform(() => null),
    z.null(),
    z.url({ protocol: /^https?$/, error: 'Адрес начинается с https:// или http://.' }).max(2000),
  ])
  .optional()
  .transform((value) => value ?? null)

export const SetToolLevelInput = record({
  agencyId: z.uuid({ error: 'Выберите орган.' }),
  tool: key,
  unit,
  level,
  since: day('Укажите день, с которого уровень действует.'),
  fileId,
  url: link,
  note: optionalText(2000),
  /** 0 – nothing was said of this tool and unit before. */
  version,
})

export const ToolInput = record({
  key: z.union([z.literal(''), key]).default(''),
  title: needed('Назовите инструмент.', 200),
  hint: optionalText(500),
  /** 0 – a new one. */
  version,
})
export const RetireToolInput = record({ key, version })
export const LoadToolsInput = record({})

/** Findings come as fields `seen.‹n›`, `remark.‹n›` beside the hidden list of what was asked. */
export const RecordVisitInput = record({
  agencyId: z.uuid({ error: 'Выберите орган.' }),
  visitedOn: day('Укажите день посещения.'),
  visitors: needed('Напишите, кто приходил.', 500),
  hosts: optionalText(500),
  conclusion: needed('Напишите вывод: что хорошо и что исправить.', 4000),
  fileId,
  findings: z
    .array(record({ tool: key, unit, seen: z.union([z.literal(''), level]).default(''), remark: optionalText(1000) }))
    .max(400)
    .default([])
    .transform((all) =>
      all
        .filter(({ seen }) => seen !== '')
        .map((one) => ({ ...one, seen: one.seen === '' ? ('NOT_BEGUN' as const) : one.seen })),
    )
    .refine((all) => all.length > 0, { error: 'Отметьте хотя бы один инструмент, который вы видели.' }),
})
export const WithdrawVisitInput = record({
  id: RecordId,
  version,
  reason: needed('Напишите, почему лист посещения аннулирован.', 1000),
})
