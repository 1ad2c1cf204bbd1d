using Plimsoll.Wire.Errors;

namespace Plimsoll.Wire.Signing;

/// <summary>AWS's errors about who signed, each in the spelling of the JSON protocols; Query translates the code.</summary>
public static class SignatureErrors
{
    /// <summary>Nobody signed.</summary>
    public static AwsException Missing() => new("MissingAuthenticationTokenException", "Missing Authentication Token");

    /// <summary>The signature's header is not whole.</summary>
    public static AwsException Incomplete(string message) => new("IncompleteSignatureException", message);

    /// <summary>No such key, or a token that does not go with it.</summary>
    public static AwsException UnknownKey() => new("UnrecognizedClientException", "The security token included in the request is invalid.");

    /// <summary>Temporary keys past their end.</summary>
    public static AwsException Expired() => new("ExpiredTokenException", "The security token included in the request is expired");

    /// <summary>The signature is not the one that the key gives.</summary>
    public static AwsException Invalid(string message) => new("InvalidSignatureException", message);

    /// <summary>The Query protocol's code for an error of this class; any other code is returned as it is.</summary>
    public static (string Code, int Status) ForQuery(AwsException error) => error.Code switch
    {
        "MissingAuthenticationTokenException" => ("MissingAuthenticationToken", 403),
        "IncompleteSignatureException" => ("IncompleteSignature", 400),
        "UnrecognizedClientException" => ("InvalidClientTokenId", 403),
        "ExpiredTokenException" => ("ExpiredToken", 403),
        "InvalidSignatureException" => ("SignatureDoesNotMatch", 403),
        "AccessDeniedException" => ("AccessDenied", 403),
        "SerializationException" => ("MalformedInput", 400),
        "RequestEntityTooLargeException" => ("RequestEntityTooLarge", 413),
        "ServerException" => ("InternalFailure", 500),
        _ => (error.Code, error.Status),
    };
}
