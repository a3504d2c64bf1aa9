using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Staff;

/// <summary>The address has an account: a person is either a customer's or the vendor's, and has one account.</summary>
public sealed record StaffAddressTaken : Refusal;

/// <summary>Nobody changes or blocks their own staff account: another Operator does, so that one Operator always remains.</summary>
public sealed record OwnStaffAccount : Refusal;

/// <summary>The invitation is accepted or was taken back.</summary>
public sealed record StaffInvitationEnded : Refusal;
