using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Distribution;

/// <summary>
/// The cases of the conformance suite of the OCI distribution specification, in words of our own, with its deletes open. Where the
/// specification leaves the choice it is ECR's: manifests that name what is not there are refused, mounts without a source begin uploads.
/// </summary>
public abstract class ConformanceTest : IAsyncLifetime
{
    internal const string Repository = "conformance";
    internal const string Other = "conformance/other";
    internal static readonly string Missing = EcrHarness.DigestOf("nobody pushed this");

    internal EcrHarness Ecr { get; private set; } = null!;

    internal Oci Oci { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Ecr = await EcrHarness.StartAsync(registryDeletes: true);
        Oci = new Oci(Ecr.Registry);
        await Ecr.MakeAsync(Repository);
        await Ecr.MakeAsync(Other);
    }

    public async ValueTask DisposeAsync()
    {
        await Ecr.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Path of a blob.</summary>
    internal static string Blob(string digest) => $"/v2/{Repository}/blobs/{digest}";

    /// <summary>Path of a manifest.</summary>
    internal static string Manifest(string reference) => $"/v2/{Repository}/manifests/{reference}";
}
