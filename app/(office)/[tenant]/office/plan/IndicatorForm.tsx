'use client'
import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { CheckboxField, CheckboxGroup, RadioGroup } from '@/components/ui/ChoiceFields'
import { SelectField } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { useStarted } from '@/components/ui/use-start'
import { comparisonLabels, responsibleCodes, responsibleLabel, totalLabels } from '@/lib/plan/labels'
import type { PlanIndicator } from '@/lib/plan/progress'
import { indicatorSources, isRecordSource, recordSourceLabels, sourceName } from '@/lib/plan/sources'
import { FormulaFields } from './FormulaFields'

type Props = {
  tenant: string
  action: FormAction
  hidden: Record<string, string | number>
  submitLabel: string
  backHref: string
  indicator: PlanIndicator | null
  /** Other indicators, which a formula may take. */
  numbers: { number: string; title: string }[]
  sections: { number: string; title: string }[]
}

/** Everything about an indicator but its targets. */
export function IndicatorForm({ tenant, action, hidden, submitLabel, backHref, indicator, numbers, sections }: Props) {
  return (
    <ActionForm
      action={action}
      tenant={tenant}
      hidden={hidden}
      submitLabel={submitLabel}
      actions={
        <ButtonLink href={backHref} variant="quiet">
          Отмена
        </ButtonLink>
      }
      className="max-w-[44rem]"
    >
      <PlaceInPlan indicator={indicator} sections={sections} />
      <TextArea name="title" label="Название" rows={2} defaultValue={indicator?.title} />
      <RadioGroup
        name="comparison"
        label="Как сравнивать с целью"
        inline
        defaultValue={indicator?.comparison ?? 'AT_LEAST'}
        choices={Object.entries(comparisonLabels).map(([value, label]) => ({ value, label }))}
      />
      <CheckboxField
        name="perAgency"
        label="Цель у каждого участника"
        hint="Иначе – одна на всю программу"
        defaultChecked={indicator?.perAgency ?? false}
      />
      <ResponsibleFields indicator={indicator} />
      <FactSourceFields indicator={indicator} numbers={numbers} />
      <TextArea
        name="note"
        label="Как читается акт"
        hint="Если акт неясен: что решено и почему. Видно рядом с показателем"
        optional
        rows={2}
        defaultValue={indicator?.note}
      />
      {indicator && (
        <TextField
          name="reason"
          label="Основание изменения"
          hint="Акт, его номер и дата. Нужно, если меняется название, единица, сравнение или источник"
          optional
          maxLength={500}
          autoComplete="off"
        />
      )}
    </ActionForm>
  )
}

/** The section, the number and the unit. */
function PlaceInPlan({ indicator, sections }: Pick<Props, 'indicator' | 'sections'>) {
  const section = indicator ? { number: indicator.sectionNumber, title: indicator.section } : sections.at(-1)
  return (
    <div className="grid items-end gap-4 sm:grid-cols-[8rem_1fr]">
      <TextField
        name="sectionNumber"
        label="Раздел №"
        defaultValue={section?.number}
        maxLength={20}
        autoComplete="off"
      />
      <TextField name="section" label="Раздел" defaultValue={section?.title} maxLength={300} autoComplete="off" />
      <TextField
        name="number"
        label="Показатель №"
        defaultValue={indicator?.number}
        maxLength={20}
        autoComplete="off"
      />
      <TextField
        name="unit"
        label="Единица"
        hint="единиц, сотрудников, процентов"
        optional
        defaultValue={indicator?.unit}
        maxLength={100}
        autoComplete="off"
      />
    </div>
  )
}

/** Who answers: kinds of participants by box, bodies of the act by name. */
function ResponsibleFields({ indicator }: Pick<Props, 'indicator'>) {
  const bodies = (indicator?.responsible ?? []).filter((one) => !responsibleCodes.includes(one))
  return (
    <>
      <CheckboxGroup
        name="responsible[]"
        label="Кто отвечает"
        choices={responsibleCodes.map((value) => ({ value, label: responsibleLabel(value) }))}
        defaultValues={(indicator?.responsible ?? []).filter((one) => responsibleCodes.includes(one))}
      />
      <TextArea
        name="bodies"
        label="Органы, названные в акте"
        hint="По одному в строке, как в списке органов"
        optional
        rows={2}
        defaultValue={bodies.join('\n')}
      />
    </>
  )
}

/** Where the fact comes from; the rest of the fields follow the source. */
function FactSourceFields({ indicator, numbers }: Pick<Props, 'indicator' | 'numbers'>) {
  const [source, setSource] = useStarted<string>(indicator?.source ?? 'TYPED')
  return (
    <>
      <SelectField
        name="source"
        label="Откуда берётся факт"
        value={source}
        onChange={(event) => setSource(event.target.value)}
        options={indicatorSources.map((value) => ({
          value,
          label:
            value === 'TYPED'
              ? 'Вносится вручную с документом'
              : value === 'FORMULA'
                ? 'Считается по формуле'
                : `Записи портала: ${sourceName(value)}`,
        }))}
      />
      {isRecordSource(source) && <p className="-mt-2 text-sm text-muted">{recordSourceLabels[source].rule}</p>}
      {source === 'FORMULA' && (
        <FormulaFields formula={indicator?.formula ?? null} sample={indicator?.sample ?? false} numbers={numbers} />
      )}
      {source === 'TYPED' ? (
        <SelectField
          name="total"
          label="Факт за год"
          defaultValue={indicator?.total ?? 'SUM'}
          options={Object.entries(totalLabels).map(([value, label]) => ({ value, label }))}
        />
      ) : (
        <input type="hidden" name="total" value={indicator?.total ?? 'SUM'} />
      )}
    </>
  )
}
