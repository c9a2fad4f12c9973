/** Inputs of the commands about segments. Pure. */
import { z } from 'zod'
import { needed, OptionalId, optionalText, RecordId, Version } from '@/lib/core/fields'
import { sides } from './labels'
import { personalIn, profileFields, type ProfileField } from './segment'

const About = optionalText(3000).refine((text) => personalIn(text) === null, {
  error: (issue) =>
    `Уберите ${personalIn(String(issue.input)) ?? 'сведения о человеке'}: профиль описывает группу, а не одного человека.`,
})
const SegmentFields = z.object({
  name: needed('Назовите сегмент, не короче 3 знаков.', 200, 3),
  side: z.enum(sides, { error: 'Выберите, внешние это клиенты или внутренние.' }),
  kind: optionalText(40),
  profile: z.object(
    Object.fromEntries(profileFields.map((field) => [field, About])) as Record<ProfileField, typeof About>,
    {
      error: 'Обновите страницу и повторите.',
    },
  ),
})
export type SegmentFields = z.output<typeof SegmentFields>
const seen = { id: RecordId, version: Version }
/** Without an agency: of the common list. */
export const CreateSegmentInput = SegmentFields.extend({ agencyId: OptionalId })
export const EditSegmentInput = SegmentFields.extend(seen)
export const RetireSegmentInput = z.object(seen)
/** A segment of an agency and the one of the common list that it looks like. */
export const SegmentPairInput = z.object({ ...seen, commonId: RecordId })
export const JoinSegmentInput = z.object({ ...seen, intoId: RecordId })
