namespace CompanyAccount.Core.Catalog;

/// <summary>What a product protects: the first choice of the wizard (guide, block 8).</summary>
public sealed class ProtectionArea
{
    private ProtectionArea()
    {
    }

    /// <summary>An area of the catalog.</summary>
    public ProtectionArea(string id, LocalizedText name, int order) => (Id, Name, Order) = (id, name, order);

    /// <summary>Id, such as <c>endpoint</c>.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Name.</summary>
    public LocalizedText Name { get; private set; } = null!;

    /// <summary>Place in the list.</summary>
    public int Order { get; private set; }
}

/// <summary>A product of a protection area.</summary>
public sealed class Product
{
    private Product()
    {
    }

    /// <summary>A product of the catalog.</summary>
    /// <param name="id">Id.</param>
    /// <param name="areaId">The protection area.</param>
    /// <param name="name">Name.</param>
    /// <param name="order">Place in the list.</param>
    /// <param name="managesMobileDevices">Whether it manages mobile devices by Apple's push notifications.</param>
    public Product(string id, string areaId, LocalizedText name, int order, bool? managesMobileDevices = false) =>
        (Id, AreaId, Name, Order, ManagesMobileDevices) = (id, areaId, name, order, managesMobileDevices);

    /// <summary>Id, such as <c>kes-windows</c>.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The protection area.</summary>
    public string AreaId { get; private set; } = "";

    /// <summary>Name.</summary>
    public LocalizedText Name { get; private set; } = null!;

    /// <summary>Place in the list.</summary>
    public int Order { get; private set; }

    /// <summary>Whether it manages mobile devices by Apple's push notifications, for which a company needs an APNs certificate; <see langword="null"/> while a catalog that is older than this mark does not say.</summary>
    public bool? ManagesMobileDevices { get; private set; }

    /// <summary>Says what a catalog that is older than the mark did not.</summary>
    public void Mark(bool managesMobileDevices) => ManagesMobileDevices ??= managesMobileDevices;
}

/// <summary>An operating system version that a product runs on.</summary>
public sealed class OperatingSystemVersion
{
    private OperatingSystemVersion()
    {
    }

    /// <summary>An operating system version of the catalog.</summary>
    public OperatingSystemVersion(string productId, string name, string platform, int order) =>
        (ProductId, Name, Platform, Order) = (productId, name, platform, order);

    /// <summary>The product.</summary>
    public string ProductId { get; private set; } = "";

    /// <summary>Name, such as <c>Windows Server 2022</c>; unique within the product.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Family, such as <c>windowsServer</c>.</summary>
    public string Platform { get; private set; } = "";

    /// <summary>Place in the list.</summary>
    public int Order { get; private set; }
}
