import { TextField } from '@/components/ui/TextField'

/** Who it is and where letters go. `prefix` puts the fields under a part of the input: `authority.`. */
export function PersonFields({
  values,
  prefix = '',
  emailHint,
}: {
  values?: { name: string; position: string | null; email: string }
  prefix?: string
  emailHint?: string
}) {
  return (
    <>
      <TextField name={`${prefix}name`} label="Фамилия, имя, отчество" defaultValue={values?.name} autoComplete="off" />
      <TextField
        name={`${prefix}position`}
        label="Должность"
        optional
        defaultValue={values?.position ?? ''}
        autoComplete="off"
      />
      <TextField
        name={`${prefix}email`}
        type="email"
        label="Электронная почта"
        hint={emailHint}
        defaultValue={values?.email}
        autoComplete="off"
        className="max-w-96"
      />
    </>
  )
}
