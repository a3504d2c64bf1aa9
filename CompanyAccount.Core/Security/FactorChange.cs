namespace CompanyAccount.Core.Security;

/// <summary>What became of a person's second factors. The holder is mailed: whoever did it may not be the holder.</summary>
public enum FactorChange
{
    /// <summary>Signing in asks for a code of the authenticator app from now on.</summary>
    AuthenticatorOn,

    /// <summary>It does not ask any more.</summary>
    AuthenticatorOff,

    /// <summary>There are new recovery codes, and the old ones do not work any more.</summary>
    NewRecoveryCodes,

    /// <summary>A passkey was added.</summary>
    PasskeyAdded,

    /// <summary>A passkey was removed.</summary>
    PasskeyRemoved,
}
