namespace CompanyAccount.Core.Security;

/// <summary>How somebody signed in: the detail of the audit log's line.</summary>
public enum SignInWay
{
    /// <summary>By password alone.</summary>
    Password,

    /// <summary>By password and a code of the authenticator app.</summary>
    Authenticator,

    /// <summary>By password and a recovery code.</summary>
    RecoveryCode,

    /// <summary>By a passkey.</summary>
    Passkey,
}
