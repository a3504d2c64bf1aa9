using System.Collections.Concurrent;
using System.Security.Cryptography;
using CompanyAccount.Core.Requests.Reads;

namespace CompanyAccount.Blazor.Features.Requests.Export;

/// <summary>The files of the list that pages of this node offer. A page and its download meet on one node: the proxy keeps a browser there.</summary>
public sealed class ExportDesk(TimeProvider time)
{
    /// <summary>How long an offer holds, and how long the outcome is remembered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>The most files of one person at a time; an older offer gives way.</summary>
    public const int MostOfAPerson = 3;

    private readonly ConcurrentDictionary<Guid, ExportJob> _jobs = new();

    /// <summary>Offers a file to a person.</summary>
    public ExportJob Offer(Guid personId, RequestListFilter filter)
    {
        var now = time.GetUtcNow();
        foreach (var stale in _jobs.Values.Where(job => job.State is not ExportState.Running && now - job.OfferedAt >= Lifetime))
            Forget(stale);
        foreach (var surplus in _jobs.Values.Where(job => job.PersonId == personId && job.State is not ExportState.Running)
            .OrderByDescending(job => job.OfferedAt).Skip(MostOfAPerson - 1))
        {
            Forget(surplus);
        }

        // The id is the whole address of the file: nobody must guess it.
        var offer = new ExportJob(new Guid(RandomNumberGenerator.GetBytes(16)), personId, filter, now);
        _jobs[offer.Id] = offer;
        return offer;
    }

    /// <summary>Takes an offered file to write it; <see langword="null"/> for one that is not the person's, is gone, or was taken already.</summary>
    public ExportJob? Take(Guid id, Guid personId) =>
        _jobs.TryGetValue(id, out var job) && job.PersonId == personId && time.GetUtcNow() - job.OfferedAt < Lifetime && job.TryBegin() ? job : null;

    /// <summary>The offer's page is left: what is under way goes on, what is not is withdrawn.</summary>
    public void Leave(ExportJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (job.State is not ExportState.Running)
            Forget(job);
    }

    private void Forget(ExportJob job)
    {
        // Not disposed here: its download may still look whether it was stopped. There is nothing in it but memory.
        if (_jobs.TryRemove(job.Id, out _))
            job.Cancel();
    }
}
