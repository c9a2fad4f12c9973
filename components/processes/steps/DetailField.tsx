'use client'
import { useId, useState, type ReactNode } from 'react'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'

type Props = {
  label: string
  value: string
  onCommit: (text: string) => void
  disabled: boolean
  hint?: ReactNode
  rows?: number
  maxLength?: number
  hideLabel?: boolean
  className?: string
  list?: string
}

/** A text that is taken when one leaves it. What comes from elsewhere meanwhile shows unless it is being typed in. */
export function DetailField({ label, value, onCommit, disabled, rows, maxLength = 1000, ...rest }: Props) {
  const name = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const common = {
    ...rest,
    name,
    label,
    value: typed ?? value,
    maxLength,
    readOnly: disabled,
    autoComplete: 'off',
    onBlur: () => {
      if (typed !== null && typed !== value) onCommit(typed)
      setTyped(null)
    },
  }
  return rows === undefined ? (
    <TextField {...common} onChange={({ currentTarget }) => setTyped(currentTarget.value)} />
  ) : (
    <TextArea {...common} rows={rows} onChange={({ currentTarget }) => setTyped(currentTarget.value)} />
  )
}
