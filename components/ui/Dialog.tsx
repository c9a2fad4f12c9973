'use client'
import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  Dialog as AriaDialog,
  DialogTrigger,
  Heading,
  Modal,
  ModalOverlay,
} from 'react-aria-components'
import { Button, buttonClass, type ButtonSize, type ButtonVariant } from './Button'
import { CloseDialogContext } from './form-context'

type SheetProps = {
  title: string
  isOpen?: boolean
  onOpenChange?: (open: boolean) => void
  role?: 'dialog' | 'alertdialog'
  children: (close: () => void) => ReactNode
}

function Sheet({ title, role, children, ...state }: SheetProps) {
  return (
    // A click beside the sheet must not throw away what was typed: it closes by ✕ and Escape only.
    <ModalOverlay {...state} isDismissable={false} className="dialog-overlay">
      <Modal className="dialog-sheet">
        <AriaDialog role={role} className="@container/page outline-none">
          {({ close }) => (
            <>
              <div className="mb-4 flex items-start justify-between gap-4">
                <Heading slot="title" level={2}>
                  {title}
                </Heading>
                <button
                  type="button"
                  onClick={close}
                  className="-m-2 p-2 leading-none text-muted hover:text-ink"
                  aria-label="Закрыть окно"
                >
                  ✕
                </button>
              </div>
              <CloseDialogContext value={close}>{children(close)}</CloseDialogContext>
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

type DialogButtonProps = {
  label: ReactNode
  title: string
  variant?: ButtonVariant
  size?: ButtonSize
  className?: string
  children: ReactNode
}

/** A button and the dialog it opens; an ActionForm inside closes it on success and says so in a toast. */
export function DialogButton({ label, title, variant = 'quiet', size, className, children }: DialogButtonProps) {
  return (
    <DialogTrigger>
      <AriaButton className={buttonClass(variant, size, className)}>{label}</AriaButton>
      <Sheet title={title}>{() => children}</Sheet>
    </DialogTrigger>
  )
}

export type Confirmation = {
  title: string
  text?: ReactNode
  confirmLabel: string
  cancelLabel?: string
  tone?: 'primary' | 'danger'
}

/** Yes or no before what cannot be taken back. */
export function ConfirmDialog({
  isOpen,
  onAnswer,
  ...texts
}: Confirmation & { isOpen: boolean; onAnswer: (yes: boolean) => void }) {
  const { title, text, confirmLabel, cancelLabel = 'Не сейчас', tone = 'primary' } = texts
  return (
    <Sheet title={title} role="alertdialog" isOpen={isOpen} onOpenChange={(open) => !open && onAnswer(false)}>
      {() => (
        <>
          {text && <div className="mb-6 text-muted">{text}</div>}
          <div className="flex flex-wrap gap-3">
            <Button variant={tone} onClick={() => onAnswer(true)}>
              {confirmLabel}
            </Button>
            <Button variant="quiet" onClick={() => onAnswer(false)}>
              {cancelLabel}
            </Button>
          </div>
        </>
      )}
    </Sheet>
  )
}
