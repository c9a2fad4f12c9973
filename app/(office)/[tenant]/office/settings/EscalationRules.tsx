import { ActionForm } from '@/components/ui/ActionForm'
import { CheckboxGroup } from '@/components/ui/ChoiceFields'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { escalatedKinds, escalationStepLabels, escalationSteps, stepsOf, type EscalationSettings } from '@/lib/deadlines/escalation'
import { deadlineKindLabels } from '@/lib/deadlines/labels'
import type { DeadlineKind } from '@/lib/deadlines/rules'
import { escalationAction } from './action'

/** Steps that have letters of their own are not this rule's: said beside the kind. */
function hintOf(kind: DeadlineKind): string | undefined {
  const mine = stepsOf(kind)
  return mine.length === escalationSteps.length ? undefined : `по этому правилу – только ${mine.map((step) => escalationStepLabels[step]).join(' и ')}: остальным портал пишет и так`
}

/** Whom overdue things are brought to. */
export function EscalationRules({ tenant, rules }: { tenant: string; rules: EscalationSettings }) {
  const days = (value: number | null): string => (value === null ? '' : String(value))
  return (
    <Section title="Напоминания о просрочке" lead="Портал пишет по рабочим дням после 9 часов: каждому одно письмо со списком. О каждом деле каждому сообщается один раз; если срок перенесли, отсчёт начинается заново." rule>
      <ActionForm action={escalationAction} tenant={tenant} submitLabel="Сохранить напоминания">
        <CheckboxGroup name="kinds" label="О чём напоминать" hint="Ничего не отмечено – напоминаний нет" defaultValues={rules.kinds} choices={escalatedKinds.map((kind) => ({ value: kind, label: deadlineKindLabels[kind].many, hint: hintOf(kind) }))} />
        <TextField name="curatorDays" label="Куратору – после просрочки на" optional inputMode="numeric" chars={4} suffix="рабочих дней" defaultValue={days(rules.curatorDays)} />
        <TextField name="authorityDays" label="Уполномоченному органу – на" optional inputMode="numeric" chars={4} suffix="рабочих дней" defaultValue={days(rules.authorityDays)} />
        <TextField name="observerDays" label="Наблюдателям – на" optional inputMode="numeric" chars={4} suffix="рабочих дней" defaultValue={days(rules.observerDays)} hint="Пусто – не сообщать" />
      </ActionForm>
    </Section>
  )
}
