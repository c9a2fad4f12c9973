'use client'
import { CheckboxGroup } from '@/components/ui/ChoiceFields'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'

type Props = {
  problems: readonly { id: string; number: number; title: string }[]
  values?: { text: string; effort: string; problemIds: readonly string[] }
}

/** An solution: what is proposed, which problems it removes, and the effort; the effect is the calculator's. */
export function SolutionFields({ problems, values }: Props) {
  return (
    <>
      <TextArea name="text" label="Что предлагается" rows={2} defaultValue={values?.text ?? ''} maxLength={500} />
      {problems.length > 0 && (
        <CheckboxGroup
          name="problemIds"
          label="Какие проблемы снимает"
          hint="По ним калькулятор покажет эффект"
          choices={problems.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` }))}
          defaultValues={[...(values?.problemIds ?? [])]}
        />
      )}
      <TextField
        name="effort"
        label="Усилия"
        hint="Сколько недель займёт у рабочей группы"
        suffix="нед."
        chars={6}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={values?.effort.replace('.', ',')}
      />
    </>
  )
}
