import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { TextField } from '@/components/ui/TextField'
import { MARK_MAX, ruleText } from '@/lib/feedback/situation/rank'
import { rankSituationAction } from '../../action'
import { loadSituation } from '../load'

export const metadata: Metadata = { title: 'Оценки жизненной ситуации' }

export default async function RankPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const { actor, situation, at, crumbs } = await loadSituation(tenant, id, '/rank', 'rank')
  const { criteria } = actor.tenant.settings.feedback
  const grades = Array.from({ length: MARK_MAX + 1 }, (_, mark) => ({ value: String(mark), label: String(mark) }))
  return (
    <div className="max-w-[44rem]">
      <Breadcrumbs items={[...crumbs, { label: 'Оценки' }]} />
      <PageTitle
        title="Оценки ситуации"
        lead={`По каждому признаку от 0 до ${MARK_MAX}. Доля признака в итоге: ${ruleText(criteria)}.`}
      />
      <ActionForm
        action={rankSituationAction}
        tenant={tenant}
        hidden={{ id, version: situation.version }}
        submitLabel="Сохранить оценки"
        actions={
          <ButtonLink href={at} variant="quiet">
            Отмена
          </ButtonLink>
        }
      >
        {criteria.map(({ key, title, weight }) => (
          <div key={key} className="grid gap-3 border-b border-line pb-5">
            <RadioGroup
              name={`marks.${key}.mark`}
              label={`${title}, вес ${weight}`}
              inline
              defaultValue={situation.marks[key] ? String(situation.marks[key].mark) : undefined}
              choices={grades}
            />
            <TextField
              name={`marks.${key}.why`}
              label={`Почему: ${title.toLowerCase()}`}
              optional
              hint="Цифра и её источник"
              defaultValue={situation.marks[key]?.why}
              maxLength={500}
              autoComplete="off"
            />
          </div>
        ))}
      </ActionForm>
    </div>
  )
}
