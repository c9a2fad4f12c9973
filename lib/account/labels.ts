import type { AccountOperation } from '@/lib/core/permissions'

/** Account events as the audit page names them. */
export const accountOperationLabels: Record<AccountOperation, string> = {
  'account.signIn': 'Вход',
  'account.lockout': 'Вход приостановлен после неверных попыток',
  'account.signOut': 'Выход',
  'account.endSession': 'Завершение сеанса',
  'account.acceptInvite': 'Приглашение принято',
  'account.resetPassword': 'Пароль задан по ссылке из письма',
  'account.changePassword': 'Смена пароля',
  'account.enableSecondFactor': 'Второй фактор подключён',
  'account.disableSecondFactor': 'Второй фактор отключён',
  'account.resetSecondFactor': 'Второй фактор сброшен оператором',
  'account.useRecoveryCode': 'Вход по резервному коду',
  'account.linkIdentity': 'Привязка единого входа',
}

/** What `?error=` of the sign-in page means; codes of next-auth and ours. */
const signInErrors: Record<string, string> = {
  NoAccount:
    'Вход у поставщика прошёл, но учётной записи с этим адресом на портале нет. Обратитесь в уполномоченный орган: он пришлёт приглашение.',
  UnverifiedEmail:
    'Поставщик единого входа не подтвердил адрес вашей почты. Подтвердите его там или войдите по паролю.',
  Blocked: 'Доступ к порталу закрыт. Обратитесь в уполномоченный орган вашей программы.',
  IdentityTaken:
    'К этой учётной записи уже привязан другой вход у поставщика. Войдите по паролю и обратитесь в уполномоченный орган.',
  AccessDenied: 'Поставщик единого входа отказал во входе. Попробуйте ещё раз или войдите по паролю.',
  CredentialsSignin: 'Почта или пароль не подходят. Проверьте раскладку и попробуйте ещё раз.',
  Configuration: 'Единый вход настроен с ошибкой. Войдите по паролю и сообщите администратору портала.',
  OAuthSignin: 'Поставщик единого входа не отвечает. Попробуйте через несколько минут или войдите по паролю.',
}
const signInErrorFallback =
  'Единый вход не завершён: ответ поставщика не подошёл или вход начат слишком давно. Начните ещё раз.'

/** Russian sentence for the `error` of an address; null when there is none. */
export const signInError = (code: string | undefined): string | null =>
  code ? (signInErrors[code] ?? signInErrorFallback) : null
