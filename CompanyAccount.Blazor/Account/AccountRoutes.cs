namespace CompanyAccount.Blazor.Account;

/// <summary>Addresses of the account pages.</summary>
internal static class AccountRoutes
{
    public const string SignIn = "/account/sign-in";
    public const string SignOut = "/account/sign-out";
    public const string ForgotPassword = "/account/forgot-password";
    public const string ResetPassword = "/account/reset-password";
    public const string Register = "/account/register";
    public const string ConfirmEmail = "/account/confirm-email";
    public const string AccessDenied = "/account/access-denied";
    public const string SecondFactor = "/account/second-factor";
    public const string SetUpSecondFactor = "/account/set-up-second-factor";
    public const string PasskeySignIn = "/account/passkey";
    public const string PasskeyOptions = "/account/passkey/options";
    public const string Profile = "/profile";
    public const string ConfirmNewEmail = "/account/confirm-new-email";
    public const string Security = "/profile/security";
    public const string ReturnUrl = "returnUrl";
}
