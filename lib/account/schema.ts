/** Inputs of the account forms. */
import { z } from 'zod'
import { RETURN_MAX } from './rules'

const PASSWORD_INPUT_MAX = 1000

const email = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'Укажите адрес почты.')
  .max(254, 'Адрес слишком длинный.')
  .pipe(z.email('Проверьте адрес почты: он похож на name@example.ru.'))
const currentPassword = z.string().min(1, 'Введите пароль.').max(PASSWORD_INPUT_MAX, 'Пароль слишком длинный.')
const newPassword = z.string().min(1, 'Придумайте пароль.').max(PASSWORD_INPUT_MAX, 'Пароль слишком длинный.')
const token = z.string().regex(/^[\w-]{43}$/, 'Ссылка повреждена. Откройте её из письма целиком.')
const code = z
  .string()
  .trim()
  .min(6, 'Введите шесть цифр из приложения или резервный код.')
  .max(24, 'Код слишком длинный.')
const returnTo = z.string().max(RETURN_MAX).optional()

const same = (input: { password: string; repeatPassword: string }) => input.password === input.repeatPassword
const differ = { path: ['repeatPassword'], error: 'Пароли не совпадают. Введите ещё раз.' }

export const SignInInput = z.object({ email, password: currentPassword, returnTo })
export const DemoSignInInput = z.object({ email, returnTo })
export const CodeInput = z.object({ code, returnTo })
export const ResetRequestInput = z.object({ email })
export const TokenPasswordInput = z
  .object({ token, password: newPassword, repeatPassword: z.string() })
  .refine(same, differ)
export const ChangePasswordInput = z
  .object({ currentPassword, password: newPassword, repeatPassword: z.string() })
  .refine(same, differ)
export const EndSessionInput = z.object({ sessionId: z.uuid() })
export const NoInput = z.object({})
