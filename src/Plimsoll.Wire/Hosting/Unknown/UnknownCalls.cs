using Microsoft.AspNetCore.Http;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Wire.Hosting.Unknown;

/// <summary>
/// What Plimsoll lacks, said in the form that the service's own clients read, with a status that they do not try again at.
/// </summary>
internal static class UnknownCalls
{
    private const string CborHeader = "smithy-protocol";
    private const string Cbor = "rpc-v2-cbor";
    private const string Ec2Version = "2016-11-15";
    private const int LongestName = 128;

    // As on AWS (docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html); clients try 500, 502, 503 and 504 again, not this.
    private const int NotImplemented = 501;
    private static readonly CborErrorForm CborForm = new();
    private static readonly RestJsonErrorForm RestJson = new();
    private static readonly QueryProtocol RestXml = new("");

    /// <summary>True for a call of none of the protocols that are spoken here: by path, or in CBOR.</summary>
    public static bool IsForeign(HttpRequest request, string service) =>
        request.Headers[CborHeader] == Cbor
        || request.Path.Value != "/"
        || !(HttpMethods.IsPost(request.Method) || HttpMethods.IsGet(request.Method))
        || IsS3(service);

    /// <summary>The error of such a call, and its form.</summary>
    public static (IErrorForm Form, AwsException Error) Foreign(HttpRequest request, string service)
    {
        var path = request.Path.Value ?? "";
        if (request.Headers[CborHeader] == Cbor)
        {
            request.HttpContext.Response.Headers[CborHeader] = Cbor;
            var named = path.Split('/') is ["", "service", var shape, "operation", var operation] ? (shape, operation) : (service, path);
            return (CborForm, new AwsException("UnknownOperationException", $"Plimsoll does not have the action {Clip(named.Item2)} of the service {Clip(named.Item1)} in CBOR."));
        }

        var asked = $"{request.Method} {Clip(path)}";
        return IsS3(service) ? (XmlErrorForm.S3, new AwsException("NotImplemented", $"Plimsoll does not have the service {service} (asked for {asked}).", NotImplemented))
            : service is "route53" or "cloudfront" ? (RestXml, new AwsException("UnknownOperationException", Lacks(service, asked), 404))
            : (RestJson, new AwsException("UnknownOperationException", Lacks(service, asked), 404));
    }

    /// <summary>The form in which a service's clients read the errors of AWS Query.</summary>
    public static IErrorForm QueryForm(string service, string? version) =>
        service == "ec2" || (service.Length == 0 && version == Ec2Version) ? XmlErrorForm.Ec2 : RestXml;

    /// <summary>The error of an action of AWS Query.</summary>
    /// <param name="service">Service of the credential scope; empty when none is named.</param>
    /// <param name="action">The action; empty when none is named.</param>
    /// <param name="isOffered">Whether the service is here.</param>
    public static AwsException Action(string service, string action, bool isOffered) =>
        action.Length == 0 ? new AwsException("MissingAction", "The request names no action.")
        : new AwsException("InvalidAction", isOffered || service.Length == 0 ? LacksAction(service, action) : Lacks(service, action));

    /// <summary>The error of an operation of AWS JSON.</summary>
    /// <param name="service">The service, or what stands for it in the target.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="isOffered">Whether the service is here.</param>
    public static AwsException Operation(string service, string operation, bool isOffered) =>
        new("UnknownOperationException", isOffered ? LacksAction(service, operation) : Lacks(service, operation));

    private static bool IsS3(string service) => service is "s3" or "s3express" or "s3-outposts";

    private static string Lacks(string service, string asked) =>
        service.Length == 0 ? $"Plimsoll has nothing at {asked}." : $"Plimsoll does not have the service {Clip(service)} (asked for {Clip(asked)}).";

    private static string LacksAction(string service, string action) =>
        $"Plimsoll does not have the action {Clip(action)}{(service.Length == 0 ? "" : $" of the service {Clip(service)}")}.";

    private static string Clip(string text) => text.Length <= LongestName ? text : $"{text[..LongestName]}…";
}
