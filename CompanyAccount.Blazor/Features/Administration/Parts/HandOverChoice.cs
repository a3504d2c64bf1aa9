using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Companies.UseCases;

namespace CompanyAccount.Blazor.Features.Administration.Parts;

/// <summary>To whom, and on what ground.</summary>
/// <param name="Person">The new Owner.</param>
/// <param name="Ground">On what ground.</param>
/// <param name="Reference">The decision's number and date.</param>
public sealed record HandOverChoice(CompanyPerson Person, HandOverGround Ground, string Reference);
