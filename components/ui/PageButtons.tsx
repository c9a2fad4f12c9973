'use client'
import { useState } from 'react'
import { Button, type ButtonSize, type ButtonVariant } from './Button'
import { toast } from './toast'

type Look = { label?: string; variant?: ButtonVariant; size?: ButtonSize }

export function PrintButton({ label = 'Распечатать', variant = 'quiet', size }: Look) {
  return (
    <Button variant={variant} size={size} className="needs-script" onClick={() => window.print()}>
      {label}
    </Button>
  )
}

/** Copies a text and says so where the button is. */
export function CopyButton({ text, label = 'Скопировать', variant = 'quiet', size }: Look & { text: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      toast('Браузер не дал скопировать. Выделите текст и скопируйте его вручную.', 'warn')
    }
  }
  return (
    <Button
      variant={variant}
      size={size}
      className="needs-script"
      onClick={() => void copy()}
      onBlur={() => setCopied(false)}
    >
      <span aria-live="polite">{copied ? '✓ Скопировано' : label}</span>
    </Button>
  )
}
