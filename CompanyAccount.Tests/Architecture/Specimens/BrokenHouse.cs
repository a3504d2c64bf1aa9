// Types that break the walls, one each: the laws must find them, or they would find nothing anywhere.
#pragma warning disable IDE0130 // The namespaces are the specimen: a house in small.

namespace CompanyAccount.Tests.Architecture.Specimens.House.Storage
{
    internal sealed class Shelf;
}

namespace CompanyAccount.Tests.Architecture.Specimens.House.Companies
{
    internal sealed class Company;
}

namespace CompanyAccount.Tests.Architecture.Specimens.House.Catalog
{
    internal sealed class RootThatKnowsAnotherFeature
    {
        public Companies.Company? Holder { get; set; }
    }
}

namespace CompanyAccount.Tests.Architecture.Specimens.House.Requests
{
    internal sealed class RootThatOpensTheDatabase
    {
        private readonly List<Storage.Shelf[]> _shelves = [];

        public int Count => _shelves.Count;
    }

    internal static class RootThatKeepsAClock
    {
        public static DateTimeOffset Now(TimeProvider time) => time.GetUtcNow();
    }

    internal static class RootThatWaits
    {
        public static async Task<int> OneAsync()
        {
            await Task.Yield();
            return 1;
        }
    }

    internal static class RootThatLogs
    {
        public static void Say(Microsoft.Extensions.Logging.ILogger logger) => _ = logger;
    }

    internal static class RootThatHidesItInAClosure
    {
        public static Func<bool> Exists(string path) => () => File.Exists(path);
    }

    internal static class PureRoot
    {
        public static int Sum(IReadOnlyList<int> numbers) => numbers.Where(number => number > 0).Sum();
    }
}

namespace CompanyAccount.Tests.Architecture.Specimens.House.Requests.UseCases
{
    internal static class UseCaseThatCallsAnotherFeaturesUseCase
    {
        public static object Call() => new Catalog.UseCases.EditCatalog();
    }
}

namespace CompanyAccount.Tests.Architecture.Specimens.House.Catalog.UseCases
{
    internal sealed class EditCatalog;
}

namespace CompanyAccount.Tests.Architecture.Specimens.House.Mail
{
    internal static class MailThatKnowsACompany
    {
        public static bool IsCompany(object receiver) => receiver is Companies.Company;
    }
}

namespace CompanyAccount.Tests.Architecture.Specimens.Pages.Board
{
    internal sealed class PageThatReachesIntoTheStore
    {
        public House.Storage.Shelf? Shelf { get; set; }
    }

    internal sealed class PageThatReachesIntoAnotherFeature
    {
        public House.Companies.Company? Company { get; set; }
    }
}
