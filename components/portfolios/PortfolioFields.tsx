import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'

/** What a portfolio is for. */
export function PortfolioFields({ values }: { values?: { title: string; goal: string; owner: string } }) {
  return (
    <>
      <TextField name="title" label="Название" hint="Что объединяет проекты: «Поликлиники без очередей»" defaultValue={values?.title} maxLength={200} autoComplete="off" />
      <TextArea name="goal" label="Цель" optional rows={3} defaultValue={values?.goal} />
      <TextField name="owner" label="Кто отвечает" optional hint="Должность и орган" defaultValue={values?.owner} maxLength={300} autoComplete="off" />
    </>
  )
}
