import { ActionForm } from '@/components/ui/ActionForm'
import { CheckboxGroup } from '@/components/ui/ChoiceFields'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { escalatedKinds, escalationHint } from '@/lib/deadlines/escalation'
import { deadlineWords } from '@/lib/deadlines/labels'
import { escalationAction } from './action'
import type { SectionProps } from './section'

/** Whom overdue things are brought to. */
export function EscalationRules({ tenant, title, version }: SectionProps) {
  const rules = tenant.settings.escalation
  const days = (value: number | null): string => (value === null ? '' : String(value))
  return (
    <Section
      title={title}
      lead="Портал пишет по рабочим дням после 9 часов: каждому одно письмо со списком. О каждом деле каждому сообщается один раз; если срок перенесли, отсчёт начинается заново."
      rule
    >
      <ActionForm
        action={escalationAction}
        tenant={tenant.slug}
        hidden={{ version }}
        submitLabel="Сохранить напоминания"
      >
        <CheckboxGroup
          name="kinds"
          label="О чём напоминать"
          hint="Ничего не отмечено – напоминаний нет"
          defaultValues={rules.kinds}
          choices={escalatedKinds.map((kind) => ({
            value: kind,
            label: deadlineWords(kind).many,
            hint: escalationHint(kind),
          }))}
        />
        <TextField
          name="curatorDays"
          label="Куратору – после просрочки на"
          optional
          inputMode="numeric"
          chars={4}
          suffix="рабочих дней"
          defaultValue={days(rules.curatorDays)}
        />
        <TextField
          name="authorityDays"
          label="Уполномоченному органу – на"
          optional
          inputMode="numeric"
          chars={4}
          suffix="рабочих дней"
          defaultValue={days(rules.authorityDays)}
        />
        <TextField
          name="observerDays"
          label="Наблюдателям – на"
          optional
          inputMode="numeric"
          chars={4}
          suffix="рабочих дней"
          defaultValue={days(rules.observerDays)}
          hint="Пусто – не сообщать"
        />
      </ActionForm>
    </Section>
  )
}
