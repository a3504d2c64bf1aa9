namespace CompanyAccount.Core.Requests;

/// <summary>Why a request comes under the eyes of the service managers.</summary>
public enum EscalationReason
{
    /// <summary>A customer complained about it (guide, block 7).</summary>
    Complaint,

    /// <summary>The guaranteed time of the first answer is over.</summary>
    DeadlineBroken,
}
